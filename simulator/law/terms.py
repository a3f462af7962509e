"""The words that the rules are about: who calls, whom, how; what is said, and what the office knows."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. A presumption may be rebutted; a risk hangs on facts and is free; a policy is ours."""

    VIOLATION = "violation"
    PRESUMED = "presumed"
    RISK = "risk"
    POLICY = "policy"


class Caller(StrEnum):
    """Whose desk is calling: the provider's own, one that works in its name before default, or an agency."""

    FIRST_PARTY = "first_party"
    EARLY_OUT = "early_out"
    THIRD_PARTY = "third_party"


class Channel(StrEnum):
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"


class Outcome(StrEnum):
    """How a call ended. One that never rang (busy, out of service) is not connected."""

    NO_ANSWER = "no_answer"
    CONVERSATION = "conversation"
    NOT_CONNECTED = "not_connected"


class Who(StrEnum):
    """Who this person is to the patient and the debt."""

    PATIENT = "patient"
    GUARANTOR = "guarantor"
    SPOUSE = "spouse"
    PARENT_OF_MINOR = "parent_of_minor"
    GUARDIAN = "guardian"
    PERSONAL_REPRESENTATIVE = "personal_representative"
    MINOR = "minor"
    ADULT_CHILD = "adult_child"
    RELATIVE = "relative"
    FRIEND = "friend"
    NEIGHBOR = "neighbor"
    EMPLOYER = "employer"
    ATTORNEY = "attorney"
    CREDIT_BUREAU = "credit_bureau"
    CREDITOR = "creditor"


CONSUMERS = frozenset(
    {Who.PATIENT, Who.GUARANTOR, Who.SPOUSE, Who.PARENT_OF_MINOR, Who.GUARDIAN, Who.PERSONAL_REPRESENTATIVE}
)
STAND_IN = frozenset({Who.SPOUSE, Who.PARENT_OF_MINOR, Who.GUARDIAN, Who.PERSONAL_REPRESENTATIVE})
MAY_BE_TOLD = CONSUMERS | {Who.ATTORNEY, Who.CREDIT_BUREAU, Who.CREDITOR}
STANDS_FOR_THE_PATIENT = frozenset({Who.PATIENT, Who.PARENT_OF_MINOR, Who.GUARDIAN, Who.PERSONAL_REPRESENTATIVE})


class Saying(StrEnum):
    """What a statement does. How it is worded is for the room that talks."""

    # who is speaking
    OWN_NAME = "own_name"
    BUSINESS_NAME = "business_name"
    NUMBER = "number"
    PLEASE_CALL = "please_call"
    GREETING = "greeting"
    DATE_AND_TIME = "date_and_time"
    REPLY_TIMES = "reply_times"
    ANY_REPRESENTATIVE = "any_representative"
    NAME_REVEALS_DEBT = "name_reveals_debt"
    HIDES_IDENTITY = "hides_identity"
    DEBT_COLLECTOR = "debt_collector"
    INFORMATION_USED = "information_used"
    CLAIMS_ATTORNEY = "claims_attorney"
    # to whom
    IDENTITY_CHECKED = "identity_checked"
    GAVE_THE_ANSWERS = "gave_the_answers"
    LOCATION_ASKED = "location_asked"
    EMPLOYER_NAMED = "employer_named"
    # about what
    DEBT = "debt"
    AMOUNT = "amount"
    BILL_DETAIL = "bill_detail"
    CONDITION = "condition"
    # asking for money
    DEMAND = "demand"
    TOKEN_PAYMENT = "token_payment"
    REVIVAL_WARNING = "revival_warning"
    OVERSHADOWS = "overshadows"
    PERSONAL_LIABILITY = "personal_liability"
    MEDICAL_CARD = "medical_card"
    SCREENED_FOR_AID = "screened_for_aid"
    # threats and abuse
    THREAT_OF_ARREST = "threat_of_arrest"
    THREAT_OF_SUIT = "threat_of_suit"
    THREAT_OF_GARNISHMENT = "threat_of_garnishment"
    THREAT_OF_CREDIT_REPORT = "threat_of_credit_report"
    THREAT_OF_VIOLENCE = "threat_of_violence"
    ABUSE = "abuse"
    # rights
    OPT_OUT = "opt_out"
    OPT_OUT_CONFIRMED = "opt_out_confirmed"
    EFFORTS_END = "efforts_end"
    REMEDY_NOTICE = "remedy_notice"
    NO_DISPUTE_RIGHT = "no_dispute_right"
    CREDIT_BAN_IS_LAW = "credit_ban_is_law"
    # access and care
    INTERPRETER = "interpreter"
    CHILD_INTERPRETS = "child_interprets"
    AID_GIVEN = "aid_given"
    HEARD_DISTRESS = "heard_distress"
    HEARD_SELF_HARM = "heard_self_harm"


THREATS = frozenset(
    {
        Saying.THREAT_OF_ARREST,
        Saying.THREAT_OF_SUIT,
        Saying.THREAT_OF_GARNISHMENT,
        Saying.THREAT_OF_CREDIT_REPORT,
        Saying.THREAT_OF_VIOLENCE,
    }
)
ASKS_FOR_MONEY = frozenset({Saying.DEMAND, Saying.TOKEN_PAYMENT, Saying.OVERSHADOWS, Saying.MEDICAL_CARD}) | THREATS
TELLS_OF_THE_BILL = ASKS_FOR_MONEY | {Saying.DEBT, Saying.AMOUNT, Saying.BILL_DETAIL, Saying.PERSONAL_LIABILITY}
TELLS_OF_THE_DEBT = TELLS_OF_THE_BILL | {Saying.DEBT_COLLECTOR}
PRIVATE = TELLS_OF_THE_BILL | {Saying.CONDITION}

MUST_BE_LEFT = (Saying.BUSINESS_NAME, Saying.PLEASE_CALL, Saying.OWN_NAME, Saying.NUMBER)
MAY_BE_LEFT = frozenset(MUST_BE_LEFT) | {
    Saying.GREETING,
    Saying.DATE_AND_TIME,
    Saying.REPLY_TIMES,
    Saying.ANY_REPRESENTATIVE,
}


class Known(StrEnum):
    """Something the office was told, or did, from that moment on."""

    # how this person may be reached
    CALL_CONSENT = "call_consent"  # asked to be called, about this debt
    TIME_CONSENT = "time_consent"  # asked to be reached at an odd hour
    INCONVENIENT = "inconvenient"  # with a window
    WORK_FORBIDS = "work_forbids"
    WORK_EMAIL_CONSENT = "work_email_consent"
    MEDIUM_BANNED = "medium_banned"  # with a channel
    OPTED_OUT = "opted_out"  # with a channel
    OPTED_IN = "opted_in"  # with a channel
    ONLY_BY = "only_by"  # with a channel: reach me this way and no other
    MACHINE_CONSENT = "machine_consent"
    MACHINE_REVOKED = "machine_revoked"
    CEASE = "cease"  # in writing
    TELL_OTHERS_CONSENT = "tell_others_consent"
    OBJECTS_TO_SHARING = "objects_to_sharing"
    ATTORNEY = "attorney"
    ATTORNEY_SILENT = "attorney_silent"
    ATTORNEY_CONSENTS = "attorney_consents"
    # the debt
    DISPUTED_IN_WRITING = "disputed_in_writing"
    DISPUTED_ORALLY = "disputed_orally"
    VERIFICATION_SENT = "verification_sent"
    TIME_BARRED = "time_barred"
    ESTIMATE_DISPUTED = "estimate_disputed"  # a patient-provider dispute is pending
    ESTIMATE_DECIDED = "estimate_decided"
    RECORDS_ASKED = "records_asked"
    RECORDS_GIVEN = "records_given"
    DEBIT_STOPPED = "debit_stopped"
    COMP_PENDING = "comp_pending"
    COMP_REJECTED = "comp_rejected"
    QMB = "qmb"  # this debt is Medicare's cost share of a Qualified Medicare Beneficiary
    MEDICAID = "medicaid"  # this debt is for care that Medicaid covers
    # the person
    BANKRUPTCY = "bankruptcy"
    DISMISSED = "dismissed"
    DISCHARGED = "discharged"
    DECEASED = "deceased"
    SIGNED = "signed"  # promised in writing to pay
    SERVICE_MEMBER = "service_member"
    NEEDS_INTERPRETER = "needs_interpreter"
    NEEDS_AID = "needs_aid"  # large print, a relay call, slower speech
    DISTRESS = "distress"
