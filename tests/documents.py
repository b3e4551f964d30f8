"""Documents that are no laws, of an invented State: a strategy, a memorandum and guidelines."""

from __future__ import annotations

STRATEGY = """\
REPUBLIC OF MERROW
NATIONAL CYBERCRIME STRATEGY 2027-2030

1. Introduction
Crime on the internet reaches every household in Merrow. This document says what the Government will do about it.

2. Situation and threats
The threat assessment of the Central Police for 2026 shows that online fraud and ransomware cause most of the harm.
Reports rose by 31 per cent in two years.

3. Vision and objectives
The vision is a society in which people can rely on the internet. There are four objectives: sound legislation, able
institutions, close cooperation and informed users.

4. Legislation
The Ministry of Justice will review the legal framework against the Convention on Cybercrime and submit amendments to
the Criminal Procedure Act by the end of 2027.

5. Institutions
5.1 Coordination
A steering committee chaired by the Minister of Justice coordinates all institutions. It meets four times a year.
5.2 Specialised units
The cybercrime unit of the Central Police will grow to forty posts, and a digital forensic laboratory will be opened
in Port Ansel. Two prosecutors will handle such cases only.

6. Training
The Judicial Academy will hold an introductory and an advanced course for judges and prosecutors each year; the police
will train its first responders.

7. Reporting
An online form and a telephone hotline will let the public report incidents and offences.

8. Cooperation
8.1 Public-private cooperation
The Government will conclude memoranda of understanding with service providers and the banking sector.
8.2 International cooperation
The 24/7 contact point will be staffed at all hours, and mutual legal assistance requests will be sent electronically.

9. Children
The protection of children online is a priority: schools will teach safe use, and the police will have material that
shows abuse removed.

10. Statistics, monitoring and review
The Statistics Office will publish yearly figures on reported cases, investigations and convictions. Progress reports
go to the Assembly each March; a mid-term review follows in 2028.

11. Budget and time frame
The measures cost 6.4 million crowns over the period of four years; the annex gives each measure its deadline and
responsible institution.
"""

MEMORANDUM = """\
MEMORANDUM OF UNDERSTANDING
between the Central Police of Merrow and the Association of Internet Service Providers

1. Purpose
This memorandum lays down written procedures by which the police and service providers work together.

2. Points of contact
Each side designates a single point of contact and names the officers and employees who are trained and authorised to
send and to answer requests.

3. Form of requests
Requests are made in writing on the standard form. Each request states its reference number, the legal basis and the
specified data that are sought, and asks for no more than is necessary.

4. Verification
The provider verifies the identity of the sender by a call back to the point of contact. Requests and data are sent over
a secure channel.

5. Emergencies
In an emergency that threatens a life a provider can be reached twenty-four hours a day, seven days a week.

6. Time for answering
Providers answer within five working days; urgent requests are given priority.

7. Refusal
A provider that cannot comply with a request gives reasons for the refusal within two working days.

8. Confidentiality and personal data
Requests are kept confidential. Personal data are handled under the Data Protection Act.

9. Training and meetings
Both sides train their staff every year. The points of contact hold regular meetings, and the police give feedback on
the outcome of investigations.

10. Statistics
Each side keeps statistics on the number of requests, answers and refusals.
"""

GUIDELINES = """\
REPUBLIC OF MERROW
NATIONAL ACTION PLAN ON THE PROCEEDS OF CRIME ONLINE

1. Financial investigation
Every investigation of fraud online is accompanied by a parallel financial investigation by trained investigators.

2. Bank records
The prosecutor orders banks to hand over account information; bank secrecy is no ground for refusal.

3. Freezing
Virtual assets and money on accounts that may be confiscated are frozen without delay by order of a judge, for at most
thirty days.

4. Financial intelligence unit
The financial intelligence unit receives reports of suspicious transactions and can have a transaction suspended.

5. Sharing
Police, prosecutors and the unit have access to the registers and exchange information with banks and payment services
in a public-private partnership.

6. Victims
Confiscated money is returned to victims.
"""
